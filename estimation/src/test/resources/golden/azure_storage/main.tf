provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "example" {
  name     = "example"
  location = "West Europe"
}

resource "azurerm_storage_account" "hot_lrs" {
  name                     = "hot_lrs"
  resource_group_name      = azurerm_resource_group.example.name
  location                 = azurerm_resource_group.example.location
  account_tier             = "Standard"
  account_replication_type = "LRS"
}

resource "azurerm_storage_account" "hot_gzrs" {
  name                     = "hot_gzrs"
  resource_group_name      = azurerm_resource_group.example.name
  location                 = azurerm_resource_group.example.location
  account_tier             = "Standard"
  account_replication_type = "RAGZRS"
  access_tier              = "Hot"
}

resource "azurerm_storage_account" "cool_gr" {
  name                     = "cool_gr"
  resource_group_name      = azurerm_resource_group.example.name
  location                 = azurerm_resource_group.example.location
  account_tier             = "Standard"
  account_replication_type = "RAGRS"
  access_tier              = "Cool"
}

resource "azurerm_storage_account" "cool_us" {
  name                     = "cool_us"
  resource_group_name      = azurerm_resource_group.example.name
  location                 = "eastus"
  account_tier             = "Standard"
  account_replication_type = "LRS"
  access_tier              = "Cool"
}

resource "azurerm_storage_account" "hns" {
  name                     = "hns"
  resource_group_name      = azurerm_resource_group.example.name
  location                 = azurerm_resource_group.example.location
  account_tier             = "Standard"
  account_replication_type = "GRS"
  is_hns_enabled           = true
  nfsv3_enabled            = true
}

resource "azurerm_storage_account" "v1" {
  name                     = "v1"
  resource_group_name      = azurerm_resource_group.example.name
  location                 = azurerm_resource_group.example.location
  account_kind             = "Storage"
  account_tier             = "Standard"
  account_replication_type = "GRS"
}

resource "azurerm_storage_account" "blob" {
  name                     = "blob"
  resource_group_name      = azurerm_resource_group.example.name
  location                 = azurerm_resource_group.example.location
  account_kind             = "BlobStorage"
  account_tier             = "Standard"
  account_replication_type = "LRS"
  access_tier              = "Cool"
}

resource "azurerm_storage_account" "premium" {
  name                     = "premium"
  resource_group_name      = azurerm_resource_group.example.name
  location                 = azurerm_resource_group.example.location
  account_kind             = "BlockBlobStorage"
  account_tier             = "Premium"
  account_replication_type = "ZRS"
}

resource "azurerm_storage_account" "files" {
  name                     = "files"
  resource_group_name      = azurerm_resource_group.example.name
  location                 = azurerm_resource_group.example.location
  account_kind             = "FileStorage"
  account_tier             = "Premium"
  account_replication_type = "LRS"
}

resource "azurerm_storage_account" "cool_files" {
  name                     = "cool_files"
  resource_group_name      = azurerm_resource_group.example.name
  location                 = azurerm_resource_group.example.location
  account_kind             = "FileStorage"
  account_tier             = "Standard"
  account_replication_type = "GRS"
  access_tier              = "Cool"
}

resource "azurerm_storage_account" "encrypted" {
  name                      = "encrypted"
  resource_group_name       = azurerm_resource_group.example.name
  location                  = azurerm_resource_group.example.location
  account_tier              = "Standard"
  account_replication_type  = "ZRS"
  table_encryption_key_type = "Account"
}

resource "azurerm_storage_queue" "a" {
  name                 = "a"
  storage_account_name = azurerm_storage_account.cool_gr.name
}

resource "azurerm_storage_queue" "v1" {
  name                 = "b"
  storage_account_name = azurerm_storage_account.v1.name
}

resource "azurerm_storage_table" "a" {
  name                 = "a"
  storage_account_name = azurerm_storage_account.hot_gzrs.name
}

resource "azurerm_storage_table" "e" {
  name                 = "e"
  storage_account_name = azurerm_storage_account.encrypted.name
}

resource "azurerm_storage_share" "a" {
  name                 = "a"
  storage_account_name = azurerm_storage_account.hot_lrs.name
  quota                = 50
}

resource "azurerm_storage_share" "cool" {
  name                 = "b"
  storage_account_name = azurerm_storage_account.hot_lrs.name
  quota                = 50
  access_tier          = "Cool"
}

resource "azurerm_storage_share" "premium" {
  name                 = "c"
  storage_account_name = azurerm_storage_account.files.name
  quota                = 100
  access_tier          = "Premium"
}
