-> talk
=== talk
What now?
- (top)
* (ask) [Ask] "What happened?"
  -> top
+ (wait) {ask} [Wait] You wait{talk.wait: again}.
  -> top
+ {not ask and not (wait or later.deep)} [Skip] -> later.deep
* {ask} {wait > 0} [Close] -> later
=== later
- Later{talk.ask:, having asked}.
- (deep) Deep{talk.wait == 0:, without waiting}.
-> END
