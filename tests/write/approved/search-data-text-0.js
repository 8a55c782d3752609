briefgenSearch("text/0",{"title":"Sur la mer","outlet":"La Digue","date":"","from":"La Digue, date not stated","page":"../briefings/sea/index.html","names":[],"sentences":[[],[["Sur la mer","top",[["what","title","top",[],""]]]],[["Residents demanded that the toll be dropped.","s-sent3",[]],["It rained.","s-sent4",[]],["The council repeated that it would reopen the bridge.","s-sent5",[]]]]});

