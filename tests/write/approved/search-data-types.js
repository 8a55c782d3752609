briefgenSearch("types",{"names":["person","country","organization","group","place","other"],"codes":"%#&$'%(","mentions":16384,"actors":1024});

