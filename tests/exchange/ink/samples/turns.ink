-> desk
=== desk
{First|Second|And so on}. {!Once only.} {&Tick|Tock}. {stopping:
- You come in.
- You come in again.
}
{once:
- Only now.
}
{cycle:
- One
- Two
- Three
}
+ [Stay {&here|there}] -> desk
+ Oh {yes|well} -> desk
* Go -> END
