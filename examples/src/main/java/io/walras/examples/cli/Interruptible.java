package io.walras.examples.cli;

import io.walras.examples.process.ProcessGroup;

/** A group of processes that ends when this process is interrupted or terminated. */
final class Interruptible {
    private Interruptible() {}

    static ProcessGroup group() {
        ProcessGroup group = new ProcessGroup();
        Runtime.getRuntime().addShutdownHook(new Thread(group::close, "end the network"));
        return group;
    }
}
