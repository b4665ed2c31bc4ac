package io.walras.sdk.conformance;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerJson;
import io.walras.protocol.wire.maker.MakerMessage;

/**
 * The contracts and limits that a scripted hub tells makers.
 *
 * @param pingMs how often it wants to be pinged
 */
public record HubTerms(long chainId, Address settlement, Address quoteSettler, Address allowanceHolder, long pingMs) {
    /** Of a chain that is nowhere: contracts with speaking addresses, and pings twice a second. */
    public static final HubTerms NOWHERE = new HubTerms(
            31_337,
            Address.fromHex("0x5e771e0000000000000000000000000000000001"),
            Address.fromHex("0x5e771e0000000000000000000000000000000002"),
            Address.fromHex("0x5e771e0000000000000000000000000000000003"),
            500);

    private static final long TIMEOUT_MS = 2_000;
    private static final long STALE_MS = 60_000;
    private static final int MAX_LEVELS = 40;
    private static final int MESSAGES_PER_SECOND = 200;

    Eip712Domain loginDomain() {
        return Eip712Domain.walras(chainId, settlement);
    }

    Eip712Domain quoteDomain() {
        return Quote.domain(chainId, quoteSettler);
    }

    HubMessage.Terms told() {
        return new HubMessage.Terms(TIMEOUT_MS, STALE_MS, pingMs, chainId, settlement, quoteSettler, allowanceHolder);
    }

    static HubMessage.Limits limits() {
        return new HubMessage.Limits(
                MakerJson.MAX_BYTES,
                MakerMessage.MAX_PAIRS,
                MAX_LEVELS,
                MakerMessage.MAX_QUOTES,
                0,
                MESSAGES_PER_SECOND);
    }
}
