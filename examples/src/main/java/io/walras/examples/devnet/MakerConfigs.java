package io.walras.examples.devnet;

import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.dev.DevChain;
import java.util.stream.Collectors;

/** The configuration files (HOCON) of the network's makers: books against USDC, around the prices of the pools. */
final class MakerConfigs {
    private static final long DOLLAR = 1_000_000;

    private MakerConfigs() {}

    static String of(OwnMaker maker, Setting setting) {
        return """
                walras.maker {
                  rpc = "%s"
                  chain-id = %d
                  allowance-holder = "%s"
                  quote-settler = "%s"
                  markets = [
                %s
                  ]
                }
                """.formatted(
                        setting.rpc(),
                        DevChain.CHAIN_ID,
                        setting.deployment().contracts().allowanceHolder(),
                        setting.deployment().contracts().quoteSettler(),
                        Listing.BOOKS.stream()
                                .map(symbol -> market(maker, setting.market(), symbol))
                                .collect(Collectors.joining(",\n")));
    }

    /** What lies in the account is the target; a quarter of it is a limit. */
    private static String market(OwnMaker maker, Market market, String symbol) {
        Token base = market.token(symbol);
        Token quote = market.token(Listing.USDC);
        long cents = Listing.cents(symbol);
        Uint256 whole = Uint256.powerOfTen(base.decimals());
        Uint256 most = whole.mulDiv(Uint256.of(maker.maxDollars() * 100), Uint256.of(cents), Rounding.FLOOR);
        Uint256 target = whole.times(Uint256.of(Listing.perAccount(symbol)));
        return """
                    { base = "%s", quote = "%s", min-size = "1", max-size = "%s", mid-base = "%s", mid-quote = "%s",
                      spread-bps = %d, step-bps = %d, steps = 4, skew-bps = 40, target = "%s", limit = "%s" }""".formatted(
                        base.address(),
                        quote.address(),
                        most,
                        whole,
                        Uint256.of(cents * DOLLAR / 100),
                        maker.spreadBps(),
                        maker.stepBps(),
                        target,
                        target.mulDiv(Uint256.ONE, Uint256.of(4), Rounding.FLOOR));
    }
}
