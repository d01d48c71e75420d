# title: The quiet desk
/* A block
   of words nobody reads */
TODO: say more
Hello. // and this
* [Go] \[ brackets \] and \# and \{ braces \} and a \/\/ slash // gone
  TODO more here
  Three and \| is right. /* in a line */ Done - or -> after
=== after ===
"It's - fine," she says < and > means it.
-> END
