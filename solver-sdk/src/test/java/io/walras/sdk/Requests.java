package io.walras.sdk;

import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.EngineJson;
import java.nio.charset.StandardCharsets;

/** Requests as they come over the wire. */
public final class Requests {
    public static final Address WETH = Address.fromHex("0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2");
    public static final Address COW = Address.fromHex("0xdef1ca1fb7fbcdc777520aa7f396b4e015f497ab");
    public static final String UID = "0x" + "2a".repeat(56);

    private Requests() {}

    /** One limit order that sells WETH for COW, and one pool of the two. */
    public static String sellWethForCow(String sellAmount, String buyAmount, String deadline) {
        return """
                {
                  "id": "1",
                  "tokens": {
                    "%1$s": {"decimals": 18, "referencePrice": "1000000000000000000", "availableBalance": "0",
                             "trusted": false},
                    "%2$s": {"decimals": 18, "referencePrice": "53125132573502", "availableBalance": "0",
                             "trusted": false}
                  },
                  "orders": [{
                    "uid": "%3$s", "sellToken": "%1$s", "buyToken": "%2$s", "sellAmount": "%4$s", "buyAmount": "%5$s",
                    "kind": "sell", "partiallyFillable": false, "class": "limit"
                  }],
                  "liquidity": [{
                    "kind": "constantProduct", "id": "0", "address": "0x97b744df0b59d93a866304f97431d8efad29a08d",
                    "router": "0x7a250d5630b4cf539739df2c5dacb4c659f2488d", "gasEstimate": "110000",
                    "tokens": {"%1$s": {"balance": "3828187314911751990"},
                               "%2$s": {"balance": "179617892578796375604692"}},
                    "fee": "0.003"
                  }],
                  "effectiveGasPrice": "15000000000",
                  "deadline": "%6$s"
                }
                """.formatted(WETH, COW, UID, sellAmount, buyAmount, deadline);
    }

    public static Auction read(String json) {
        return Auction.of(EngineJson.read(json.getBytes(StandardCharsets.UTF_8), AuctionJson.class));
    }
}
