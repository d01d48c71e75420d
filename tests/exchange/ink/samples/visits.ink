-> one
=== one
One{two:, after two}{three:, after three}.
+ {not two} [Two] -> two
+ [Three] -> three
* {two and three} [End] -> END
=== two
{two: Always here.}
-> one
=== three
Three{one == 0: , first}.
+ (back) [Back] -> one
+ {three.back} [Over] -> END
