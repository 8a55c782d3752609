briefgenSearch("documents",{"outlets":["Coast & Post","La Digue","The Harbour Post"],"columns":"((&)#$$$$$$$&#&WOVOVOVO#&#$&%","folders":["e908",1,"4a69",4]});

