-> desk
=== desk
{You are at the desk.|Back at the desk.}
* [Look] You look.
* [Listen] You listen.
* ->
  Nothing is left to do.
  -> END
- -> desk
