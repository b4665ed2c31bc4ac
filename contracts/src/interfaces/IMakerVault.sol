// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IQuoteSettler} from "./IQuoteSettler.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title A maker's tokens, quoted by keys that cannot withdraw them
/// @notice The owner, who alone decides whose signature counts, keeps its key cold; signers sign quotes and nothing
/// else: no order, no permit, no quote that pays anybody but the vault. It approves the allowance holder only, makes no
/// call that anybody chose, and cannot be upgraded or given away.
interface IMakerVault is IERC1271 {
    /// @notice Somebody other than the owner called. Protects the vault's tokens.
    error NotOwner(address caller);

    /// @notice The owner let `signer` sign until `validUntil`, or no more if that is past.
    event SignerSet(address indexed signer, uint64 validUntil);
    /// @notice The owner let `signer` quote up to `most` atoms of `token` at a time.
    event CapSet(address indexed signer, address indexed token, uint256 most);

    /// @notice Lets an address sign quotes, from now on until a time in unix seconds, inclusive; zero revokes. Quotes
    /// that it signed before stand and fall with it. Only the owner.
    function setSigner(address signer, uint64 until) external;

    /// @notice The most that one quote of this signer may give of a token, in atoms; zero, which every token has until
    /// told otherwise, means none of it. Bounds one quote, not all quotes together. Only the owner.
    function setCap(address signer, address token, uint256 most) external;

    /// @notice Lets the allowance holder, and never anybody else, pull a token. Only the owner.
    function approve(IERC20 token, uint256 amount) external;

    /// @notice Sends tokens away. Only the owner.
    function withdraw(IERC20 token, address to, uint256 amount) external;

    /// @notice Cancels quotes by nonce; see `IQuoteSettler`. The owner, or any signer that is valid.
    function cancelNonces(uint256 word, uint256 mask) external;

    /// @notice Cancels all quotes below a nonce; see `IQuoteSettler`. Only the owner.
    function cancelNoncesBelow(uint256 least) external;

    /// @notice The only address with power over the vault, for ever.
    function owner() external view returns (address);

    /// @notice For which contract the vault confirms quotes.
    function quoteSettler() external view returns (IQuoteSettler);

    /// @notice Until when an address may sign quotes: unix seconds, inclusive.
    function validUntil(address signer) external view returns (uint64);

    /// @notice The most that one quote of a signer may give of a token, in atoms.
    function cap(address signer, address token) external view returns (uint256);

    /// @notice Whether a valid signer signed this quote and may. Reverts, or answers 0xffffffff, if not.
    /// @param digest What was signed: the quote's digest in the quote settler's domain.
    /// @param signature abi.encode(Quote, bytes): the quote itself, and the signer's r, s, v (65 bytes).
    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4);
}
