package io.walras.bench.exact;

import io.walras.protocol.auction.ConflictKey;
import io.walras.protocol.auction.packing.Item;
import io.walras.protocol.auction.packing.Packing;
import io.walras.protocol.auction.packing.SetPacking;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time to choose the winners of {@link #COMPETITIONS} competitions of 60 pairs and 300 bids with proof: our search and the
 * integer program, one thread each, in the same run. Building the integer program's model counts, as building ours does.
 *
 * <p>Not measured: scoring and filtering (the same for both), reference scores, tie keys (which the integer program does
 * not break), a cold start, and other shapes of competitions; those here are made up.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
public class ExactWinners {
    static final int COMPETITIONS = 10;
    private static final long PLENTY = 100_000_000;

    /** Most winners: a limit that binds, and one that does not. */
    @Param({"20", "60"})
    public int maxWinners;

    private List<List<Item<ConflictKey>>> competitions = List.of();

    /** Makes the competitions, the same ones in every run. */
    @Setup
    public void setUp() {
        IntegerProgram.load();
        competitions = IntStream.rangeClosed(1, COMPETITIONS)
                .mapToObj(seed -> RandomCompetition.of(new Random(seed), 60, 300, maxWinners))
                .map(competition -> FairBids.of(competition).items(bid -> true))
                .toList();
    }

    @Benchmark
    public List<Packing> search() {
        return competitions.stream()
                .map(items -> SetPacking.of(items, maxWinners).best(i -> true, List.of(), PLENTY))
                .toList();
    }

    @Benchmark
    public List<IntegerProgram.Optimum> integerProgram() {
        return competitions.stream()
                .map(items -> IntegerProgram.solve(items, maxWinners))
                .toList();
    }
}
