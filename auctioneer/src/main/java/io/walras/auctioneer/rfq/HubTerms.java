package io.walras.auctioneer.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.QuoteCheck;
import java.util.Set;

/**
 * Where makers' quotes are good.
 *
 * @param allowanceHolder whom makers approve
 * @param executor makes the calls of a settlement
 * @param wrappedNative what makers give to orders that buy native coin
 */
public record HubTerms(
        long chainId,
        Address settlement,
        Address quoteSettler,
        Address allowanceHolder,
        Address executor,
        Address wrappedNative) {
    /** In which quotes are signed. */
    Eip712Domain quoteDomain() {
        return Quote.domain(chainId, quoteSettler);
    }

    /** In which logins are signed. */
    Eip712Domain loginDomain() {
        return Eip712Domain.walras(chainId, settlement);
    }

    QuoteCheck check() {
        return new QuoteCheck(settlement, Set.of(settlement, executor, allowanceHolder, quoteSettler));
    }
}
