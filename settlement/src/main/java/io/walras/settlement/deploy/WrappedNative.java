package io.walras.settlement.deploy;

import io.walras.protocol.chain.Address;
import java.util.Map;
import java.util.Optional;

/** The wrapped native token that everybody uses on well-known chains. */
public final class WrappedNative {
    private static final Map<Long, Address> BY_CHAIN = Map.of(
            1L, Address.fromHex("0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2"),
            10L, Address.fromHex("0x4200000000000000000000000000000000000006"),
            100L, Address.fromHex("0xe91d153e0b41518a2ce8dd3d7944fa863463a97d"),
            137L, Address.fromHex("0x0d500b1d8e8ef31e21c99d1db9a6444d3adf1270"),
            8453L, Address.fromHex("0x4200000000000000000000000000000000000006"),
            42161L, Address.fromHex("0x82af49447d8a07e3bd95bd0d56f35241523fbab1"),
            11155111L, Address.fromHex("0xfff9976782d46cc05630d1f6ebab18b2324d6b14"));

    private WrappedNative() {}

    /** The token of this chain, if the chain is a well-known one. */
    public static Optional<Address> of(long chainId) {
        return Optional.ofNullable(BY_CHAIN.get(chainId));
    }
}
