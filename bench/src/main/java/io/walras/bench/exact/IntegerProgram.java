package io.walras.bench.exact;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import io.walras.protocol.auction.packing.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The peer: the same question as an integer program, answered by OR-tools' CP-SAT on one thread. It computes with 64-bit
 * integers and proves what it says. It does not break ties beyond the number of items.
 */
public final class IntegerProgram {
    private IntegerProgram() {}

    /** What a best set is worth, and how many items a set of that worth can have at most. */
    public record Optimum(long value, int items) {}

    /** Loads the native code; takes about a second the first time. */
    public static void load() {
        Loader.loadNativeLibraries();
    }

    /** The optimum of at most {@code limit} items whose values are small enough for 64 bits. */
    public static <K extends Comparable<K>> Optimum solve(List<Item<K>> items, int limit) {
        CpModel model = new CpModel();
        BoolVar[] isChosen = new BoolVar[items.size()];
        long[] values = new long[items.size()];
        long[] weights = new long[items.size()];
        SortedMap<K, List<Literal>> byKey = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            isChosen[i] = model.newBoolVar("item " + i);
            values[i] = items.get(i).value().toBigInteger().longValueExact();
            weights[i] = Math.addExact(Math.multiplyExact(values[i], items.size() + 1L), 1);
            for (K key : items.get(i).keys()) {
                byKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(isChosen[i]);
            }
        }
        byKey.values().forEach(model::addAtMostOne);
        model.addLessOrEqual(LinearExpr.sum(isChosen), limit);
        model.maximize(LinearExpr.weightedSum(isChosen, weights));
        CpSolver solver = new CpSolver();
        solver.getParameters().setNumWorkers(1);
        CpSolverStatus status = solver.solve(model);
        if (status != CpSolverStatus.OPTIMAL) {
            throw new IllegalStateException("the integer program ended as " + status);
        }
        return optimum(solver, isChosen, values);
    }

    private static Optimum optimum(CpSolver solver, BoolVar[] isChosen, long[] values) {
        long value = 0;
        int items = 0;
        for (int i = 0; i < values.length; i++) {
            if (solver.booleanValue(isChosen[i])) {
                value += values[i];
                items++;
            }
        }
        return new Optimum(value, items);
    }
}
