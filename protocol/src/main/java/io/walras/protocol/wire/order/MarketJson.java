package io.walras.protocol.wire.order;

import io.walras.protocol.book.Market;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;

/**
 * A market that has a book.
 *
 * @param lot base atoms of one lot
 * @param tick quote atoms for one lot at a price of 1
 */
public record MarketJson(String market, Address base, Address quote, Uint256 lot, Uint256 tick) {
    public static MarketJson of(Market market) {
        return new MarketJson(market.name(), market.base(), market.quote(), market.lot(), market.tick());
    }
}
