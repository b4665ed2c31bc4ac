package io.walras.examples.cli;

import io.walras.examples.process.ProcessGroup;

/** Work with a group of processes that ends when this process is interrupted or terminated. */
final class Interruptible {
    private Interruptible() {}

    /** What is done with the group. */
    interface Work {
        /** Returns the exit code. */
        int run(ProcessGroup group) throws InterruptedException;
    }

    /**
     * Does the work and then ends the group. When a signal has ended the group first, whatever the work stumbled over
     * because of that is of no interest.
     */
    static int run(Work work) throws InterruptedException {
        try (ProcessGroup group = new ProcessGroup()) {
            Runtime.getRuntime().addShutdownHook(new Thread(group::close, "end the network"));
            try {
                return work.run(group);
            } catch (RuntimeException failed) {
                if (group.isClosed()) {
                    return 0;
                }
                throw failed;
            }
        }
    }
}
