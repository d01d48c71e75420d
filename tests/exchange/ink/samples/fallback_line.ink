- (options)
* [Look] You look.
  * * [Closer] You look closer.
  * * ->
* [Listen] You listen.
+ -> out
- -> options
=== out
Out.
-> DONE
