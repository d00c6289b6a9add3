package let codeBytes = PackageResources.function_codes_tsv
