// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SolverRegistry} from "../../src/SolverRegistry.sol";
import {BidCommitment, SlashingRules} from "../../src/interfaces/ISlashing.sol";
import {CommitmentLib} from "../../src/libraries/CommitmentLib.sol";
import {Test} from "forge-std/Test.sol";

/// @dev A registry with a minimum bond of 10 ether and a delay of a week, and a solver with exactly that bond. An
/// equivocation costs 4 ether and a wei, one auction at most 3 ether by proposal, and disputes have two days.
abstract contract RegistryFixture is Test {
    uint256 internal constant MINIMUM = 10 ether;
    uint256 internal constant DELAY = 7 days;

    uint256 internal constant SLICE = 4 ether + 1;
    uint256 internal constant PER_AUCTION = 3 ether;
    uint256 internal constant DISPUTE = 2 days;
    bytes32 internal constant EVIDENCE = keccak256("evidence");

    SolverRegistry internal registry;
    Account internal solverKeys = makeAccount("solver");
    address internal solver = solverKeys.addr;
    address internal settlement = makeAddr("settlement");
    address internal auctioneer = makeAddr("auctioneer");
    address internal referee = makeAddr("referee");
    address payable internal stranger = payable(makeAddr("stranger"));

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        registry = new SolverRegistry(MINIMUM, DELAY, _rules());
        vm.deal(solver, 100 ether);
        vm.deal(stranger, 100 ether);
        vm.prank(solver);
        registry.register{value: MINIMUM}();
    }

    function _rules() internal view returns (SlashingRules memory) {
        return SlashingRules(settlement, auctioneer, referee, SLICE, PER_AUCTION, DISPUTE);
    }

    function _propose(uint256 auctionId, uint256 amount) internal returns (uint256 id) {
        vm.prank(auctioneer);
        return registry.proposeSlash(solver, auctionId, amount, EVIDENCE);
    }

    function _commitment(uint64 sequence, bytes32 seal) internal view returns (BidCommitment memory) {
        return BidCommitment(7, keccak256("batch"), solver, sequence, seal, true);
    }

    function _sign(Account memory signer, BidCommitment memory commitment) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(signer.key, CommitmentLib.digest(commitment, settlement));
        return abi.encodePacked(r, s, v);
    }
}
