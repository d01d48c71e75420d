Hello.
* Stop -> END
* Pause -> DONE
* [Run out]
  There is no more.
* [Talk] -> talk
=== talk
Talk.
-> END
