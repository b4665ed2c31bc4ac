package io.walras.solvers.cli;

import io.walras.protocol.chain.Address;
import io.walras.sdk.Solver;
import io.walras.solvers.baseline.BaselineSettings;
import io.walras.solvers.baseline.BaselineSolver;
import io.walras.solvers.crossing.CrossingSettings;
import io.walras.solvers.crossing.CrossingSolver;
import io.walras.solvers.rfq.RfqSettings;
import io.walras.solvers.rfq.RfqSolver;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** The solvers that can be started. */
enum SolverName {
    BASELINE(SolverName::baseline),
    CROSSING(SolverName::crossing),
    RFQ(SolverName::rfq);

    private final Function<SolverConfig, Solver> make;

    SolverName(Function<SolverConfig, Solver> make) {
        this.make = make;
    }

    static Optional<SolverName> of(String text) {
        return Arrays.stream(values()).filter(name -> name.text().equals(text)).findFirst();
    }

    static List<String> all() {
        return Arrays.stream(values()).map(SolverName::text).toList();
    }

    /** The name on the command line and in the configuration. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    Solver make(SolverConfig config) {
        return make.apply(config);
    }

    private static Solver baseline(SolverConfig config) {
        long chainId = config.integer64("chain-id");
        Address weth = config.address("weth")
                .or(() -> WrappedNative.of(chainId))
                .orElseThrow(() -> config.broken("weth", "is needed: that of chain " + chainId + " is not known"));
        return new BaselineSolver(new BaselineSettings(
                weth,
                new TreeSet<>(config.addresses("base-tokens")),
                config.integer("max-hops"),
                config.integer("max-partial-attempts"),
                config.amount("native-token-price-estimation-amount"),
                config.integer64("solution-gas-offset")));
    }

    private static Solver rfq(SolverConfig config) {
        return new RfqSolver(new RfqSettings(
                config.integer("base-tokens"),
                config.integer("max-hops"),
                config.integer("orders-per-side"),
                config.integer64("order-gas")));
    }

    private static Solver crossing(SolverConfig config) {
        return new CrossingSolver(new CrossingSettings(
                config.integer("base-tokens"),
                config.integer("max-hops"),
                config.integer("orders-per-pair"),
                config.integer("max-rings"),
                config.integer("max-partial-attempts"),
                config.integer64("settlement-gas"),
                config.integer64("trade-gas")));
    }
}
