-> market
=== market
You stand here.
<- stall
<- bench
* Leave -> gone
=== stall
The stall is open.
* [Buy] You buy. -> market
=== bench
+ Sit
  You sit.
  -> market
=== gone
You bought {stall: something|nothing}.
-> DONE
