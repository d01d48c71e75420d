VAR known = false
-> desk
=== desk
At the desk.
{known:
  * [By name] "Ms Alvarez!" -> desk
- else:
  * [Ask her name] "Alvarez."
    ~ known = true
    -> desk
}
* [Wait] You wait.
  {known: -> out}
  Longer.
+ [Leave] -> out
- And then?
-> desk
=== out
{not known: A stranger left.}
-> END
