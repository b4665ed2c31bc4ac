// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {stdJson} from "forge-std/StdJson.sol";
import {Test} from "forge-std/Test.sol";

/// @dev Reads `vectors/*.json`, which Java reads too.
abstract contract Vectors is Test {
    using stdJson for string;

    string internal json;

    function _load(string memory name) internal {
        json = vm.readFile(string.concat("vectors/", name));
    }

    /// @dev `.list[index]`
    function _at(string memory list, uint256 index) internal pure returns (string memory) {
        return string.concat(list, "[", vm.toString(index), "]");
    }

    function _count(string memory list) internal view returns (uint256 count) {
        while (vm.keyExistsJson(json, _at(list, count))) {
            ++count;
        }
    }

    function _text(string memory row, string memory field) internal view returns (string memory) {
        return json.readString(string.concat(row, field));
    }

    function _uint(string memory row, string memory field) internal view returns (uint256) {
        return json.readUint(string.concat(row, field));
    }

    function _word(string memory row, string memory field) internal view returns (bytes32) {
        return json.readBytes32(string.concat(row, field));
    }

    function _address(string memory row, string memory field) internal view returns (address) {
        return json.readAddress(string.concat(row, field));
    }

    function _bytes(string memory row, string memory field) internal view returns (bytes memory) {
        return json.readBytes(string.concat(row, field));
    }

    function _bool(string memory row, string memory field) internal view returns (bool) {
        return json.readBool(string.concat(row, field));
    }
}
