// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LimitOrder, Quote} from "../types/QuoteTypes.sol";
import {IAllowanceHolder} from "./IAllowanceHolder.sol";
import {ISettlement} from "./ISettlement.sol";

/// @title Settles makers' firm quotes, and orders that a solver brings along, in the middle of a settlement
/// @notice It is called by the executor like a venue, and is the allowance holder's second operator. Both kinds trade
/// at their own signed price, apart from the uniform prices of the bundle's trades. Further errors come from the
/// settlement (for orders), the allowance holder, the libraries and the tokens.
interface IQuoteSettler {
    // ---------------------------------------------------------------- session

    /// @notice Somebody other than the executor called. Protects makers: only an awarded bundle takes a quote.
    error NotExecutor(address caller);
    /// @notice No settlement is running. Protects makers.
    error NoSettlementOpen();
    /// @notice The settlement was not deployed with this contract as its quote settler.
    error NotTheQuoteSettler(address settlement);

    // ---------------------------------------------------------------- quotes

    /// @notice The quote is for another settlement contract. Protects the maker.
    error WrongSettlement(address signed);
    /// @notice The quote is for another auction. Protects the maker from replay in a later one.
    error WrongAuction(uint256 signed, uint256 current);
    /// @notice The quote is another solver's. Protects the maker, and the solver it was given to.
    error WrongSolver(address signed, address current);
    /// @notice The quote's time is over. Protects the maker from a price that is old.
    error QuoteExpired(uint64 settleBy, uint256 timestamp);
    /// @notice Neither the maker's key nor the maker's wallet signed. Protects the maker.
    error InvalidQuoteSignature(address maker, bytes32 digest);
    /// @notice The nonce was taken or cancelled. Protects the maker: one nonce, one trade.
    error NonceSpent(address maker, uint256 nonce);
    /// @notice The floor can only rise. Protects the maker from reviving quotes by mistake.
    error NonceFloorNotRaised(uint256 present, uint256 given);
    /// @notice The payment would go to one of the settlement's own contracts. Protects the maker from losing it.
    error InvalidRecipient(address recipient);

    // ---------------------------------------------------------------- money

    /// @notice The native coin cannot be paid here; its wrapped token can.
    error NativeNotPaid();
    /// @notice Less arrived than was sent (a token that takes a fee). Protects whoever should have got it.
    error TransferShort(address token, address receiver, uint256 missing);

    // ---------------------------------------------------------------- events

    /// @notice A quote was taken. Its tokens are in the maker's signed quote, whose digest this is.
    /// @param makerOut Atoms of the maker's token that the maker gave.
    /// @param takerIn Atoms of the taker's token that the maker's recipient got.
    event QuoteTaken(
        bytes32 indexed quoteDigest,
        address indexed maker,
        uint256 indexed auctionId,
        address solver,
        uint256 nonce,
        uint256 makerOut,
        uint256 takerIn
    );
    /// @notice An order was filled at its own limit price; the settlement's `Trade` event has the amounts.
    event OrderTaken(bytes orderUid, uint256 indexed auctionId, address indexed solver);
    /// @notice A maker spent the nonces `256 * word + i` for each set bit `i` of `mask`.
    event NoncesCancelled(address indexed maker, uint256 word, uint256 mask);
    /// @notice A maker spent all nonces below `least`.
    event NonceFloorRaised(address indexed maker, uint256 least);

    // ---------------------------------------------------------------- functions

    /// @notice Takes a part of a quote, or all of it, and spends its nonce. Only the executor, while a settlement runs.
    /// The maker's tokens go to the executor; the executor's allowance of the taker's token, given for this call, pays
    /// the recipient.
    /// @param signature r, s, v (65 bytes) or r, yParity and s (64 bytes, EIP-2098) of the maker's key, s in the lower
    /// half; or whatever the maker's wallet confirms by EIP-1271.
    /// @param takerIn Atoms paid in, between the quote's `minTakerAmount` and `takerAmount`.
    /// @return makerOut floor(makerAmount * takerIn / takerAmount): rounded in favour of the maker.
    function take(Quote calldata quote, bytes calldata signature, uint256 takerIn) external returns (uint256 makerOut);

    /// @notice Fills an order at its own limit price and books it in the settlement's ledger, so that it is never
    /// filled beyond its limit in both ways together. Only the executor, while a settlement runs. The owner's tokens go
    /// to the executor; the executor's allowance pays the receiver.
    /// @param signature As in a trade of the settlement.
    /// @param executedAmount Atoms paid by the owner (sell order) or received (buy order); ignored for fill-or-kill.
    /// @return userIn Atoms of the sell token that the owner paid.
    /// @return userOut Atoms of the buy token that the receiver got.
    function takeOrder(LimitOrder calldata order, bytes calldata signature, uint256 executedAmount)
        external
        returns (uint256 userIn, uint256 userOut);

    /// @notice Spends a nonce of the caller: no quote with it can be taken any more.
    function cancelNonce(uint256 nonce) external;

    /// @notice Spends up to 256 nonces of the caller at once: `256 * word + i` for each set bit `i` of `mask`.
    function cancelNonces(uint256 word, uint256 mask) external;

    /// @notice Spends all nonces of the caller below `least`, which has to be above the present floor.
    function cancelNoncesBelow(uint256 least) external;

    /// @notice Whether a nonce was taken or cancelled.
    function isNonceSpent(address maker, uint256 nonce) external view returns (bool);

    /// @notice The floor: all nonces of the maker below it are spent.
    function leastNonce(address maker) external view returns (uint256);

    /// @notice EIP-712 domain separator of quotes: {"Walras", "1", chain, this}.
    function domainSeparator() external view returns (bytes32);

    /// @notice The settlement in which quotes are taken.
    function settlement() external view returns (ISettlement);

    /// @notice The address that makers approve.
    function allowanceHolder() external view returns (IAllowanceHolder);

    /// @notice The only caller of `take` and `takeOrder`.
    function executor() external view returns (address);
}
