package io.walras.auctioneer.cli;

import io.walras.protocol.num.Uint256;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an option that is an amount in wei. */
final class AmountConverter implements ITypeConverter<Uint256> {
    @Override
    public Uint256 convert(String text) {
        return Uint256.parseDecimal(text)
                .orElseThrow(() -> new TypeConversionException("not an unsigned decimal integer of at most 256 bits"));
    }
}
