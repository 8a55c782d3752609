briefgenSearch("actors-0",[["council","council"],["Ada Lindqvist","mayor"],["Lottery & \u003cPools>","lottery"],["Federal Republic of Norring","norring"],["\u00d6ster Quay","quay"],["Coast Radio","radio"],["7 Seas","seven"]]);

