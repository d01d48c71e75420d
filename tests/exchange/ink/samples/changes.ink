VAR asked = false
VAR told = true
You come in.
~ asked = told
~ told = not asked
-> a
=== a
{asked: Asked.} {told: Told.}
+ [Turn]
  ~ asked = not asked
  {asked:
    ~ told = true
  - else:
    ~ told = false
  }
  Turned{told:, and told}.
  -> a
+ [Swap]
  ~ temp kept = asked
  ~ asked = told
  ~ told = kept
  -> a
* {asked and not told} [Out] -> END
