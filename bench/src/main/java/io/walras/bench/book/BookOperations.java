package io.walras.bench.book;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of {@link #COMMANDS} commands on a book of so many live orders, ours and exchange-core's, one thread each, the same
 * commands in the same run.
 *
 * <p>Compared: place, cancel and move of orders that do not cross. Not compared: matching (ours does none, auctions do),
 * risk checks, journals, market data, and exchange-core's pipeline of rings, for which its book was made.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 8)
@Measurement(iterations = 12)
public class BookOperations {
    static final int COMMANDS = 1_000_000;

    /** How many orders rest. */
    @Param({"1000", "23000", "1000000"})
    public int live;

    private CommandStream stream = new CommandStream(1);
    private OurBook ours = new OurBook();
    private ExchangeCoreBook theirs = new ExchangeCoreBook();
    private Commands commands = new Commands(0);

    /** Fills the books. */
    @Setup
    public void fill() {
        stream = new CommandStream(live);
        Commands fill = stream.fill();
        ours = new OurBook();
        theirs = new ExchangeCoreBook();
        fill.giveTo(ours);
        fill.giveTo(theirs);
    }

    /** Draws the next commands. */
    @Setup(Level.Iteration)
    public void draw() {
        commands = stream.steady(COMMANDS);
    }

    @Benchmark
    public int walras() {
        commands.giveTo(ours);
        return ours.size();
    }

    @Benchmark
    public int exchangeCore() {
        commands.giveTo(theirs);
        return theirs.size();
    }
}
