package io.walras.examples.process;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Everything that has to be ended together, in the reverse order of its start. Safe for several threads, so that a signal
 * may end a group that is still being started.
 */
public final class ProcessGroup implements AutoCloseable {
    private final Deque<AutoCloseable> members = new ArrayDeque<>();
    private volatile boolean closed;

    /**
     * Adds a member.
     *
     * @throws IllegalStateException if the group has been ended; the member is ended too then
     */
    public synchronized <T extends AutoCloseable> T add(T member) {
        if (closed) {
            end(member);
            throw new IllegalStateException("the network is shutting down");
        }
        members.push(member);
        return member;
    }

    /** Whether the end of the members has begun. */
    public boolean isClosed() {
        return closed;
    }

    /** Ends every member; further calls do nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!members.isEmpty()) {
            end(members.pop());
        }
    }

    private static void end(AutoCloseable member) {
        try {
            member.close();
        } catch (Exception failed) {
            System.err.println("could not end " + member + ": " + failed.getMessage());
        }
    }
}
