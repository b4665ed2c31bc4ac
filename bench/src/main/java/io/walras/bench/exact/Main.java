package io.walras.bench.exact;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link ExactWinners} and prints how much longer the integer program takes. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ExactWinners.class.getName())
                        .build())
                .run();
        SortedMap<String, Double> milliseconds = new TreeMap<>();
        for (RunResult result : results) {
            String workload = "maxWinners " + result.getParams().getParam("maxWinners");
            String method = result.getPrimaryResult().getLabel();
            milliseconds.put(workload + " " + method, result.getPrimaryResult().getScore());
        }
        milliseconds.forEach((name, time) -> {
            if (name.endsWith(" search")) {
                String workload = name.substring(0, name.length() - " search".length());
                double peer = milliseconds.getOrDefault(workload + " integerProgram", Double.NaN);
                System.out.printf(
                        "%s: %d competitions, search %.1f ms, integer program %.1f ms, ratio %.1f%n",
                        workload, ExactWinners.COMPETITIONS, time, peer, peer / time);
            }
        });
    }
}
