* One
  * * Two
      * * * Three
            * * * * Four
                    Far down.
      - - - (third) Third.
  - - Second.
* {third} Never
- First.
* (a) [A]
* (b) [B]
- {a: It was A.}{b: It was B.}
- - Odd.
* * Inner
- Last. -> END
