VAR sorry = false
VAR polite = true
CONST OPEN = true
-> desk
=== desk
{sorry: "You said sorry."|"Well?"} {not polite: "Mind your tone."}
{
- sorry and polite: "That helps."
- sorry:
  "Words."
- polite || not OPEN: "At least you are polite."
- else: "Out."
}
{OPEN:
  The desk is open.
- else:
  The desk is closed.
}
{OPEN:
- true: Here you are.
- false: Never.
}
{polite == true && sorry != false:
- "Both."
- "Not both."
}
* [Say sorry]
  ~ sorry = true
+ [Be {polite: rude|ruder}]
  ~ polite = false
* {sorry} {polite or not OPEN} [Both]
  "Thank you."
* {not sorry and not polite} [Leave] -> END
* {sorry == polite} [Even] -> END
+ {!OPEN} Never
- -> desk
