// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The signed order: its EIP-712 hash and its unique identifier
/// @notice CoW Protocol's struct and identifier, so that its clients sign for us unmodified.
library OrderLib {
    /// @notice The identifier is not 56 bytes long.
    error MalformedOrderUid(uint256 length);

    /// @dev All fields that the owner signs. Strings enter a struct hash as their hash.
    struct Order {
        address sellToken;
        address buyToken;
        address receiver;
        uint256 sellAmount;
        uint256 buyAmount;
        uint32 validTo;
        bytes32 appData;
        uint256 feeAmount;
        bytes32 kind;
        bool partiallyFillable;
        bytes32 sellTokenBalance;
        bytes32 buyTokenBalance;
    }

    bytes32 internal constant TYPE_HASH = keccak256(
        "Order(address sellToken,address buyToken,address receiver,uint256 sellAmount,uint256 buyAmount,uint32 validTo,"
        "bytes32 appData,uint256 feeAmount,string kind,bool partiallyFillable,string sellTokenBalance,"
        "string buyTokenBalance)"
    );
    bytes32 internal constant KIND_SELL = keccak256("sell");
    bytes32 internal constant KIND_BUY = keccak256("buy");
    bytes32 internal constant BALANCE_ERC20 = keccak256("erc20");

    uint256 internal constant UID_LENGTH = 56;

    /// @notice EIP-712 hashStruct of an order.
    function structHash(Order memory order) internal pure returns (bytes32) {
        return keccak256(abi.encode(TYPE_HASH, order));
    }

    /// @notice digest (32 bytes), owner (20), validTo (4, big endian).
    function packUid(bytes32 digest, address owner, uint32 validTo) internal pure returns (bytes memory) {
        return abi.encodePacked(digest, owner, validTo);
    }

    /// @notice The owner named in an identifier.
    function ownerOf(bytes calldata orderUid) internal pure returns (address) {
        if (orderUid.length != UID_LENGTH) {
            revert MalformedOrderUid(orderUid.length);
        }
        return address(bytes20(orderUid[32:52]));
    }
}
