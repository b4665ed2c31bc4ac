// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A maker's firm offer, as the maker signs it: up to `makerAmount` of one token for up to `takerAmount` of
/// another, at that price whatever part is taken.
/// @param maker Whose tokens move; has signed, or is a wallet contract that confirms it.
/// @param makerToken What the maker gives.
/// @param makerAmount Atoms that the maker gives for all of `takerAmount`.
/// @param takerToken What the maker gets; an ERC-20 token, never the native marker.
/// @param takerAmount Atoms that may be paid in at most.
/// @param minTakerAmount Atoms that have to be paid in at least; all or nothing if it equals `takerAmount`.
/// @param recipient Who gets what is paid in; zero means the maker.
/// @param settlement The settlement contract in whose settlements it may be taken.
/// @param auctionId The only auction in which it may be taken; zero (a standing quote) means any.
/// @param solver The only solver whose award may take it; zero (a shared quote) means any.
/// @param nonce Used up by a take. Quotes of one maker with one nonce are alternatives: one at most is ever taken.
/// @param settleBy Unix seconds, inclusive.
struct Quote {
    address maker;
    address makerToken;
    uint256 makerAmount;
    address takerToken;
    uint256 takerAmount;
    uint256 minTakerAmount;
    address recipient;
    address settlement;
    uint256 auctionId;
    address solver;
    uint256 nonce;
    uint64 settleBy;
}

/// @notice A signed order that is filled at its own limit price: the owner's fields, without the signature.
/// @dev The signed `feeAmount` is not transported, as in `Trade`.
/// @param receiver Who gets the bought tokens; zero means the order's owner.
/// @param validTo Unix seconds, inclusive.
/// @param flags Kind, fill type, balances and signing scheme; see `TradeFlags`.
struct LimitOrder {
    address sellToken;
    address buyToken;
    address receiver;
    uint256 sellAmount;
    uint256 buyAmount;
    uint32 validTo;
    bytes32 appData;
    uint256 flags;
}

/// @notice What the fill of a `LimitOrder` moves, verified and booked.
/// @param userIn Atoms of the sell token that the owner pays.
/// @param userOut Atoms of the buy token that the receiver gets.
struct LimitFill {
    bytes orderUid;
    address owner;
    address receiver;
    uint256 userIn;
    uint256 userOut;
}
