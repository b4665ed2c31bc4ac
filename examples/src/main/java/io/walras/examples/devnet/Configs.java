package io.walras.examples.devnet;

import static com.typesafe.config.ConfigUtil.quoteString;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.dev.DevChain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configuration files (HOCON) of the network's processes: what an operator would write for this chain. */
final class Configs {
    private static final int SOLVE_PERCENT = 75;
    private static final int BID_PERCENT = 80;

    private Configs() {}

    /** The configuration of a reference solver, if its defaults do not do. */
    static Optional<String> solver(OwnSolver solver, Market market) {
        return switch (solver) {
            case BASELINE -> Optional.of(baseline(market));
            case CROSSING, RFQ -> Optional.empty();
        };
    }

    private static String baseline(Market market) {
        return """
                walras.solver.baseline {
                  chain-id = %d
                  weth = %s
                  base-tokens = [%s]
                }
                """.formatted(
                        DevChain.CHAIN_ID, quoted(market.token(Listing.WETH).address()), baseTokens(market));
    }

    /** The configuration of the auctioneer; its key files are written into the folder too. */
    static String auctioneer(Setting setting, DevnetOptions options, Folder folder, int port) {
        return """
                walras {
                  chain { rpc = %s, chain-id = %d, settlement = %s, finality-depth = 4 }
                  keys { auctioneer-file = %s, submitter-file = %s }
                  solvers = [
                %s
                  ]
                  liquidity {
                    pool-factories = [{ factory = %s, router = %s, fee = "0.003", gas = 110000 }]
                    base-tokens = [%s]
                  }
                  markets = [
                %s
                  ]
                %s
                  indexer { eth-flow = %s, refunder-file = %s, refund-interval = 2s }
                  storage.h2.folder = %s
                  http { host = %s, port = %d }
                }
                """.formatted(
                        quoteString(setting.rpc().toString()),
                        DevChain.CHAIN_ID,
                        quoted(setting.deployment().settlement()),
                        keyFile(folder, "auctioneer.key", Roles.auctioneer()),
                        keyFile(folder, "submitter.key", Roles.submitter()),
                        setting.solvers().stream().map(Configs::solverEntry).collect(Collectors.joining("\n")),
                        quoted(setting.market().factory()),
                        quoted(setting.market().router()),
                        baseTokens(setting.market()),
                        markets(setting.market()),
                        timing(options.auctionInterval()),
                        quoteString(Optional.ofNullable(setting.deployment().ethFlow())
                                .map(Address::toString)
                                .orElse("")),
                        keyFile(folder, "refunder.key", Roles.refunder()),
                        quoteString(folder.path().resolve("journal").toString()),
                        quoteString(options.host()),
                        port);
    }

    /** A lot is a thousandth of the base token, and a tick a hundredth of a USDC for a whole one. */
    private static String markets(Market market) {
        Token quote = market.token(Listing.USDC);
        return Listing.BOOKS.stream()
                .map(market::token)
                .map(base -> "    { name = %s, base = %s, quote = %s, lot = %s, tick = 10 }"
                        .formatted(
                                quoteString(base.symbol() + "-" + quote.symbol()),
                                quoted(base.address()),
                                quoted(quote.address()),
                                quoteString(
                                        Uint256.powerOfTen(base.decimals() - 3).toString())))
                .collect(Collectors.joining("\n"));
    }

    /** The parts of an auction keep the proportions of the default interval. */
    private static String timing(Duration interval) {
        return "  auction { interval = %dms, solve-time = %dms, bid-time = %dms }"
                .formatted(
                        interval.toMillis(),
                        interval.toMillis() * SOLVE_PERCENT / 100,
                        interval.toMillis() * BID_PERCENT / 100);
    }

    private static String solverEntry(SolverSeat solver) {
        String url = solver.overSession()
                ? ""
                : ", url = " + quoteString(solver.url().toString());
        return "    { name = %s, address = %s%s }"
                .formatted(quoteString(solver.name()), quoted(solver.key().address()), url);
    }

    private static String keyFile(Folder folder, String name, PrivateKey key) {
        Path file = folder.write(name, Bytes32.of(key.secretBytes()) + "\n");
        return quoteString(file.toString());
    }

    private static String baseTokens(Market market) {
        return Stream.of(Listing.WETH, Listing.USDC)
                .map(symbol -> quoted(market.token(symbol).address()))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(Address address) {
        return quoteString(address.toString());
    }
}
