package io.walras.solvers.cli;

import io.walras.protocol.chain.Address;
import java.util.Map;
import java.util.Optional;

/** The wrapped native tokens of well-known chains. */
final class WrappedNative {
    private static final Map<Long, Address> BY_CHAIN = Map.of(
            1L, Address.fromHex("0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2"),
            100L, Address.fromHex("0xe91d153e0b41518a2ce8dd3d7944fa863463a97d"),
            8453L, Address.fromHex("0x4200000000000000000000000000000000000006"),
            42_161L, Address.fromHex("0x82af49447d8a07e3bd95bd0d56f35241523fbab1"),
            11_155_111L, Address.fromHex("0xfff9976782d46cc05630d1f6ebab18b2324d6b14"));

    private WrappedNative() {}

    static Optional<Address> of(long chainId) {
        return Optional.ofNullable(BY_CHAIN.get(chainId));
    }
}
