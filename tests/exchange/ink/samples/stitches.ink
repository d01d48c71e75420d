-> desk
=== desk ===
= open
The desk is open.
+ [Ask] -> ask
+ [Close] -> desk.closed
= ask
You ask. -> open
= closed
Closed{desk:, as you know}{ask:, after a question}.
-> last_words
=== last_words
First. -> second
= second
Second.
-> END
