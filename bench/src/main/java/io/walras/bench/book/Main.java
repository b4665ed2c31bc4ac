package io.walras.bench.book;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link BookOperations} and prints how much longer exchange-core's book takes. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(BookOperations.class.getName())
                        .build())
                .run();
        SortedMap<Integer, Double> ours = new TreeMap<>();
        SortedMap<Integer, Double> theirs = new TreeMap<>();
        for (RunResult result : results) {
            boolean own = result.getPrimaryResult().getLabel().equals("walras");
            (own ? ours : theirs)
                    .put(
                            Integer.valueOf(result.getParams().getParam("live")),
                            result.getPrimaryResult().getScore());
        }
        ours.forEach((live, time) -> {
            double peer = theirs.getOrDefault(live, Double.NaN);
            System.out.printf(
                    "%,d live orders: %,.0f commands a second, exchange-core %,.0f, ratio %.1f%n",
                    live, perSecond(time), perSecond(peer), peer / time);
        });
    }

    private static double perSecond(double milliseconds) {
        return BookOperations.COMMANDS / milliseconds * 1_000;
    }
}
