package io.walras.auctioneer.cli;

import io.walras.protocol.chain.Address;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an address option. */
final class AddressConverter implements ITypeConverter<Address> {
    @Override
    public Address convert(String text) {
        return Address.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "not an address (0x and 40 hex digits, mixed case only with the right checksum)"));
    }
}
