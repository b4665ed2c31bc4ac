package io.walras.settlement.abi;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;

/** Our values as web3j's ABI types, whose names are the same. */
public final class Web3jTypes {
    private Web3jTypes() {}

    /** An {@code address}. */
    public static org.web3j.abi.datatypes.Address of(Address address) {
        return new org.web3j.abi.datatypes.Address(address.toString());
    }

    /** A {@code uint256}. */
    public static org.web3j.abi.datatypes.generated.Uint256 of(Uint256 value) {
        return new org.web3j.abi.datatypes.generated.Uint256(value.toBigInteger());
    }

    /** A {@code bytes32}. */
    public static org.web3j.abi.datatypes.generated.Bytes32 of(Bytes32 word) {
        return new org.web3j.abi.datatypes.generated.Bytes32(word.toArray());
    }

    /** A {@code bytes}. */
    public static DynamicBytes of(Bytes bytes) {
        return new DynamicBytes(bytes.toArray());
    }

    /** An {@code address[]}. */
    public static DynamicArray<org.web3j.abi.datatypes.Address> addresses(List<Address> addresses) {
        return new DynamicArray<>(
                org.web3j.abi.datatypes.Address.class,
                addresses.stream().map(Web3jTypes::of).toList());
    }

    /** A {@code uint256[]}. */
    public static DynamicArray<org.web3j.abi.datatypes.generated.Uint256> uints(List<Uint256> values) {
        return new DynamicArray<>(
                org.web3j.abi.datatypes.generated.Uint256.class,
                values.stream().map(Web3jTypes::of).toList());
    }

    /** The call data of a function with these arguments. */
    @SuppressWarnings("rawtypes") // web3j's own signature
    public static Bytes call(String function, Type... arguments) {
        return Bytes.fromHex(FunctionEncoder.encode(new Function(function, List.of(arguments), List.of())));
    }

    /** abi.encode of these values. */
    @SuppressWarnings("rawtypes") // web3j's own signature
    public static Bytes encode(List<Type> values) {
        return Bytes.fromHex("0x" + FunctionEncoder.encodeConstructor(values));
    }
}
