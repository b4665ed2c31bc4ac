package io.walras.examples.devnet;

import io.walras.examples.process.JavaChild;
import io.walras.examples.process.ProcessGroup;
import io.walras.examples.process.Sessions;
import io.walras.examples.process.Supervisor;
import io.walras.examples.process.Tethered;
import io.walras.protocol.chain.Bytes32;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The market makers of the network, each a process of its own with a session at the auctioneer. */
record MakerFleet(Folder folder, Roster roster, ProcessGroup group) {
    private static final int HEAP_MEGABYTES = 96;

    /** Starts them and waits until the auctioneer knows them. */
    void start(Setting setting, URI api) throws InterruptedException {
        for (OwnMaker maker : OwnMaker.values()) {
            start(maker, setting, api);
        }
        for (OwnMaker maker : OwnMaker.values()) {
            Sessions.awaitMaker(api, maker.key().address());
        }
    }

    private void start(OwnMaker maker, Setting setting, URI api) {
        String name = maker.makerName();
        Path key = folder.write(name + ".key", Bytes32.of(maker.key().secretBytes()) + "\n");
        Path config = folder.write(name + ".conf", MakerConfigs.of(maker, setting));
        List<String> arguments = List.of(
                name,
                "--connect",
                api.toString(),
                "--key-file",
                key.toString(),
                "--config",
                config.toString(),
                "--memory",
                folder.path().resolve(name + ".promises").toString(),
                "--approve");
        Supervisor supervisor = group.add(Supervisor.start(
                () -> JavaChild.start(name, Tethered.Program.MAKER, HEAP_MEGABYTES, arguments, folder.log(name)),
                api.resolve("/readyz"),
                roster::running));
        roster.running(supervisor.child());
        roster.needs(supervisor.failure());
    }
}
