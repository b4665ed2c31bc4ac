package io.walras.examples.demo;

import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Address;
import java.util.Map;
import java.util.TreeMap;

/** What the solvers of a network are called. */
final class SolverNames {
    private final Map<Address, String> names = new TreeMap<>();

    SolverNames(DevnetFile network) {
        network.solvers().forEach(solver -> names.put(solver.address(), solver.name()));
    }

    /** The solver's name, or its shortened address if it has none. */
    String of(Address solver) {
        String text = solver.toString();
        return names.getOrDefault(solver, text.substring(0, 8) + ".." + text.substring(text.length() - 4));
    }
}
