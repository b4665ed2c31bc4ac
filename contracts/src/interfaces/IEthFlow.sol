// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {OrderLib} from "../libraries/OrderLib.sol";
import {ISettlement} from "./ISettlement.sol";
import {IWETH} from "./IWETH.sol";

/// @notice An order that sells native coin; the struct of CoW Protocol's contract of the same purpose.
/// @param buyToken What is bought.
/// @param receiver Who gets it; has to be named, because the order's owner is the contract.
/// @param sellAmount Wei to sell.
/// @param buyAmount Least atoms of `buyToken` for all of it.
/// @param appData Signed app data hash.
/// @param feeAmount Zero.
/// @param validTo Last unix second at which the order may be filled.
/// @param partiallyFillable Whether it may be filled in parts.
/// @param quoteId The quote that the user was shown; a note for indexers.
struct EthFlowOrder {
    address buyToken;
    address receiver;
    uint256 sellAmount;
    uint256 buyAmount;
    bytes32 appData;
    uint256 feeAmount;
    uint32 validTo;
    bool partiallyFillable;
    int64 quoteId;
}

/// @notice How an announced order is signed: 0 for EIP-1271, with whatever its contract is to be asked with.
struct OnchainSignature {
    uint8 scheme;
    bytes data;
}

/// @title Sells the native coin of users who cannot sign orders over it
/// @notice An order is created by paying for it. This contract owns the order, holds what it sells as the wrapped token,
/// and signs for it (EIP-1271) until it expires or is invalidated; then what was not sold goes back. Nobody but the
/// order's terms decides about the money: there is no owner of the contract.
interface IEthFlow {
    /// @notice An order of exactly these terms was created before; a hash lives once, so that no refund or fill repeats.
    error OrderIsAlreadyOwned(bytes32 orderHash);
    /// @notice The order would never be valid.
    error OrderIsAlreadyExpired();
    /// @notice Amounts of zero are not sold: an order that sells nothing never counts as filled.
    error ZeroAmount();
    /// @notice Orders are signed without a fee; solvers are paid out of the price.
    error NonZeroFee();
    /// @notice The receiver is missing or this contract, where what was bought would be lost.
    error InvalidReceiver(address receiver);
    /// @notice The value sent is not `sellAmount`.
    error IncorrectEthAmount(uint256 sent, uint256 expected);
    /// @notice The order is not there, is over, or is not yet expired and the caller not its user.
    error NotAllowedToInvalidateOrder(bytes32 orderHash);
    /// @notice Too little gas is left to offer a user native coin. Protects users from being paid in the wrapped token.
    error NotEnoughGas();
    /// @notice Native coin comes from unwrapping alone.
    error NotWrappedNative(address sender);

    /// @notice An order was created; the event by which indexers find it.
    /// @param data The quote's id (8 bytes) and the last second at which the order may be filled (4), big endian.
    event OrderPlacement(address indexed sender, OrderLib.Order order, OnchainSignature signature, bytes data);
    /// @notice Its user ended a valid order.
    event OrderInvalidation(bytes orderUid);
    /// @notice An expired order was paid back.
    event OrderRefund(bytes orderUid, address indexed refunder);

    /// @notice The contract for which orders are signed.
    function settlement() external view returns (ISettlement);

    /// @notice What orders sell on the users' behalf.
    function wrappedNative() external view returns (IWETH);

    /// @notice Whose order it is, and its expiry. The user is zero for an unknown one and all ones for one that is over.
    function orders(bytes32 orderHash) external view returns (address user, uint32 validTo);

    /// @notice Creates an order and takes the wei it sells.
    function createOrder(EthFlowOrder calldata order) external payable returns (bytes32 orderHash);

    /// @notice Ends an order and pays back what was not sold. The user may at any time, anybody after its expiry.
    function invalidateOrder(EthFlowOrder calldata order) external;

    /// @notice As `invalidateOrder` for each order; those that may not be ended are passed over.
    function invalidateOrdersIgnoringNotAllowed(EthFlowOrder[] calldata list) external;

    /// @notice EIP-1271: whether this is the hash of a valid order. The signature does not matter.
    function isValidSignature(bytes32 orderHash, bytes calldata signature) external view returns (bytes4);
}
