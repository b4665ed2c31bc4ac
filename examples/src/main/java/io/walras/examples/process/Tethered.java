package io.walras.examples.process;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Entry point of the Java children: runs the real program, and ends it at once when the parent process is gone. */
public final class Tethered {
    private Tethered() {}

    /** The programs that a development network starts as processes of their own. */
    public enum Program {
        AUCTIONEER,
        SOLVER,
        MAKER
    }

    /**
     * Runs a program in the care of the process that started this one.
     *
     * @param args which program, then its own arguments
     */
    public static void main(String[] args) {
        Thread tether = new Thread(Tethered::endWithParent, "tether");
        tether.setDaemon(true);
        tether.start();
        String[] own = Arrays.copyOfRange(args, 1, args.length);
        switch (Program.valueOf(args[0])) {
            case AUCTIONEER -> io.walras.auctioneer.cli.Main.main(own);
            case SOLVER -> io.walras.solvers.cli.Main.main(own);
            case MAKER -> io.walras.examples.maker.cli.Main.main(own);
        }
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            System.err.println("the pipe to the parent process broke: " + broken.getMessage());
        }
        // Without the parent nobody is left to ask for more: what is durable is durable, so there is nothing to wait
        // for.
        Runtime.getRuntime().halt(1);
    }
}
