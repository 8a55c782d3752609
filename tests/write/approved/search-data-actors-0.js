briefgenSearch("actors-0",[["council","council"],["Ada Lindqvist","mayor"],["Lottery & \u003cPools>","lottery"]]);

