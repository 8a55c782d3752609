briefgenSearch("documents",{"outlets":["Coast & Post","La Digue","The Harbour Post"],"rows":"($$WO&($$VO#&$&VO$)$#VO&#$&#%"});

