-> desk
=== desk
Before. -> story ->
After.
* [Again] -> story -> story ->
  Twice more.
* Enough
- -> story -> end
=== story
A story{end:!|.}
+ "Really?"
  "Really," she says.
+ [Yawn] -> rude ->
- ->->
=== rude
You yawn.
{desk: ->-> end}
->->
=== end
The end.
-> END
