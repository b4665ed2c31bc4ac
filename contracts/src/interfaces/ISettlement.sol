// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LimitFill, LimitOrder} from "../types/QuoteTypes.sol";
import {Award, Interaction, Trade as TradeData} from "../types/SettlementTypes.sol";
import {IInteractionExecutor} from "./IInteractionExecutor.sol";
import {ISolverRegistry} from "./ISolverRegistry.sol";
import {IWETH} from "./IWETH.sol";

/// @title Settles the bundle that won an auction
/// @notice Names and event topics that clients and indexers of GPv2Settlement use are the same here. Further errors come
/// from the libraries (see the ABI), from the executor (`IInteractionExecutor`) and the allowance holder
/// (`IAllowanceHolder`), unchanged.
interface ISettlement {
    // ---------------------------------------------------------------- awards

    /// @notice The award's time is over. Protects users from bundles judged on an old state.
    error AwardExpired(uint64 deadline, uint256 timestamp);
    /// @notice The award has settled. Protects everybody from replay.
    error AwardAlreadyUsed(uint256 auctionId, bytes32 bundleHash);
    /// @notice The bundle is not the awarded one. Protects users and the other bidders: only what won settles.
    error BundleMismatch(bytes32 expected, bytes32 actual);
    /// @notice The award is not signed by the auctioneer; `recovered` is zero for a malformed signature. Protects users
    /// and the other bidders.
    error InvalidAwardSignature(address recovered);
    /// @notice The winner is not registered or not sufficiently bonded. Protects users: there is someone to slash.
    error SolverNotActive(address solver);

    // ---------------------------------------------------------------- shape of the bundle

    /// @notice A price list is not as long as the token list.
    error LengthMismatch(uint256 expected, uint256 actual);
    /// @notice The token at `index` is not greater than the one before. A token listed twice could have two prices:
    /// protects users' equal treatment.
    error TokensNotAscending(uint256 index);
    /// @notice A price is zero. Protects users from giving tokens away.
    error ZeroPrice(address token);
    /// @notice The wrapped native token and the native marker carry different prices. Protects equal treatment.
    error NonUniformPrice(address token);
    /// @notice The native marker is listed without the wrapped token out of which it is paid.
    error WrappedNativeNotListed();
    /// @notice A listed address has no code.
    error NotAToken(address token);

    // ---------------------------------------------------------------- trades

    /// @notice A trade names a token that is not listed.
    error TokenIndexOutOfRange(uint256 index);
    /// @notice The native coin cannot be sold: nobody can approve it.
    error NativeSellToken();
    /// @notice The order has expired. Protects its owner.
    error OrderExpired(bytes orderUid, uint32 validTo);
    /// @notice The owner has not pre-signed the order, or revoked it. Protects the owner.
    error NotPresigned(bytes orderUid);
    /// @notice The owner would receive nothing. Protects the owner from paying for nothing and from endless fills.
    error ZeroFill(bytes orderUid);
    /// @notice The fill, fees included, is worse than the signed limit. Protects the owner.
    error LimitPriceNotRespected(bytes orderUid);
    /// @notice The order has not that much left: filled, partly filled or invalidated. Protects the owner.
    error OrderOverfilled(bytes orderUid);
    /// @notice The shares do not add up to the protocol fee. Protects its recipients.
    error ProtocolFeeNotPaid(bytes orderUid, uint256 protocolFee, uint256 paid);
    /// @notice A payment would go to zero, the settlement, the executor, the allowance holder or the quote settler.
    /// Protects the owner from losing it, and conservation from counting it twice.
    error InvalidReceiver(address receiver);

    // ---------------------------------------------------------------- money

    /// @notice The bundle does not bring in what it pays out. Protects everything the settlement holds.
    error NotConserved(address token, uint256 missing);
    /// @notice The receiver got less than it is owed (a token that takes a fee). Protects the receiver.
    error PayoutShort(address token, address receiver, uint256 missing);
    /// @notice The receiver refused native coin, or needed too much gas to take it.
    error NativePaymentRefused(address receiver, uint256 amount);
    /// @notice Native coin came from somebody other than the wrapped token. Protects careless senders.
    error UnexpectedNative(address sender);

    // ---------------------------------------------------------------- other calls

    /// @notice The caller is not the order's owner. Protects the owner.
    error NotOrderOwner(address caller, address owner);
    /// @notice The caller is not the quote settler. Protects owners: nobody else may book a fill.
    error NotQuoteSettler(address caller);
    /// @notice The contract cannot be deployed with this address.
    error InvalidDeployment(address given);

    // ---------------------------------------------------------------- events

    /// @notice An order was filled (GPv2's topic).
    /// @param sellAmount What the owner paid, fees included.
    /// @param buyAmount What the receiver got.
    /// @param feeAmount The network fee, atoms of the sell token; part of `sellAmount`.
    event Trade(
        address indexed owner,
        address sellToken,
        address buyToken,
        uint256 sellAmount,
        uint256 buyAmount,
        uint256 feeAmount,
        bytes orderUid
    );
    /// @notice A bundle of `solver` settled (GPv2's topic). The sender of the transaction may be anyone.
    event Settlement(address indexed solver);
    /// @notice An award was used.
    event AwardSettled(uint256 indexed auctionId, bytes32 indexed bundleHash, address indexed solver);
    /// @notice A share of an order's protocol fee was paid.
    event ProtocolFeePaid(bytes orderUid, address token, address recipient, uint256 amount);
    /// @notice An owner made an order unfillable (GPv2's topic).
    event OrderInvalidated(address indexed owner, bytes orderUid);
    /// @notice An owner gave or revoked a pre-signature (GPv2's topic).
    event PreSignature(address indexed owner, bytes orderUid, bool signed);

    // ---------------------------------------------------------------- functions

    /// @notice Settles a bundle: all of it, or nothing.
    ///
    /// Who may call: anyone. The award in the arguments, not the sender, says whose settlement it is, and its payout
    /// address is signed, so copying the call earns nothing.
    ///
    /// What is trusted: the auctioneer, to award fairly. Nobody is trusted with money: whatever the auctioneer signs and
    /// the solver computes, an order moves only with its owner's signature, never above the signed amount, below the
    /// limit (fees included) or after expiry or invalidation; every trade of a directed pair gets the same price;
    /// receipts are rounded up and payments down; and the settlement ends with at least what it had of every listed
    /// token. Solver-chosen calls are made by the executor, which nobody approves.
    ///
    /// @param tokens Every token that the trades name, strictly ascending. `NATIVE` may be listed, to be bought, if the
    /// wrapped native token is listed with the same prices.
    /// @param sellPrices Per token, for trades that sell it. Prices have no unit; only ratios count.
    /// @param buyPrices Per token, for trades that buy it.
    /// @param trades The fills. Sell: userIn = sellAmount or executedAmount, userOut = ceil((userIn - networkFee) *
    /// sellPrice / buyPrice) - protocolFee. Buy: userOut = buyAmount or executedAmount, userIn = floor(userOut *
    /// buyPrice / sellPrice) + networkFee + protocolFee.
    /// @param interactions Calls before the trades, between payment in and payment out, and after. Tokens are paid to
    /// the executor if there is one between, else to the settlement.
    /// @param award The auctioneer's word.
    /// @param auctioneerSignature r, s, v over the award's EIP-712 digest in the domain {"Walras", "1", chain, this}.
    function settle(
        address[] memory tokens,
        uint256[] memory sellPrices,
        uint256[] memory buyPrices,
        TradeData[] memory trades,
        Interaction[][3] memory interactions,
        Award calldata award,
        bytes calldata auctioneerSignature
    ) external;

    /// @notice Verifies and books a fill of an order at its own limit price, without fees; moves nothing. Only the quote
    /// settler, which then has to move what this says. The order is checked like any trade and counts in the same
    /// `filledAmount`, so that it can never be filled twice in two ways.
    /// @param executedAmount Atoms paid by the owner (sell order) or received (buy order); ignored for fill-or-kill.
    /// @param signature As in a trade.
    function fillAtLimit(LimitOrder calldata order, uint256 executedAmount, bytes calldata signature)
        external
        returns (LimitFill memory);

    /// @notice Gives (true) or revokes (false) the pre-signature of an order. Only the owner named in `orderUid`.
    function setPreSignature(bytes calldata orderUid, bool signed) external;

    /// @notice Makes an order unfillable for ever. Only the owner named in `orderUid`.
    function invalidateOrder(bytes calldata orderUid) external;

    /// @notice Atoms filled so far: paid by the owner (sell order) or received (buy order); 2^256 - 1 if invalidated.
    function filledAmount(bytes calldata orderUid) external view returns (uint256);

    /// @notice keccak256("GPv2Signing.Scheme.PreSign") if the order is pre-signed, else zero.
    function preSignature(bytes calldata orderUid) external view returns (uint256);

    /// @notice EIP-712 domain separator of orders.
    function domainSeparator() external view returns (bytes32);

    /// @notice EIP-712 domain separator of awards.
    function awardDomainSeparator() external view returns (bytes32);

    /// @notice The address that users approve: the allowance holder. (GPv2's name.)
    function vaultRelayer() external view returns (address);

    /// @notice The contract that makes the solvers' calls.
    function executor() external view returns (IInteractionExecutor);

    /// @notice Which solvers may settle.
    function registry() external view returns (ISolverRegistry);

    /// @notice The wrapped native coin, out of which native coin is paid.
    function wrappedNative() external view returns (IWETH);

    /// @notice The signer of awards, kept in storage slot 0. No function changes it.
    function auctioneer() external view returns (address);

    /// @notice The auction and the solver of the settlement that is running; both zero if none is.
    function currentAuction() external view returns (uint256 auctionId, address solver);

    /// @notice Whether the award of this bundle in this auction has settled.
    function awardUsed(uint256 auctionId, bytes32 bundleHash) external view returns (bool);
}
