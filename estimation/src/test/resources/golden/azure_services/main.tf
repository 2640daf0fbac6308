provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "example" {
  name     = "example"
  location = "eastus"
}

resource "azurerm_active_directory_domain_service" "d" {
  resource_group_name = azurerm_resource_group.example.name
  location            = "australiaeast"
  name                = "a"
  domain_name         = "x"
  sku                 = "Enterprise"
}

resource "azurerm_active_directory_domain_service_replica_set" "r" {
  domain_service_id = azurerm_active_directory_domain_service.d.id
  location          = "australiaeast"
  subnet_id         = "x"
}

resource "azurerm_federated_identity_credential" "f" {
  name                = "b"
  resource_group_name = azurerm_resource_group.example.name
  issuer              = "x"
  audience            = ["y"]
  parent_id           = "z"
  subject             = "w"
}

resource "azurerm_api_management" "dev" {
  name                = "dev"
  sku_name            = "Developer_1"
  publisher_name      = "x"
  publisher_email     = "y"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_api_management" "basic" {
  name                = "basic"
  sku_name            = "Basic_2"
  publisher_name      = "x"
  publisher_email     = "y"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_api_management" "standard" {
  name                = "standard"
  sku_name            = "Standard_1"
  publisher_name      = "x"
  publisher_email     = "y"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_api_management" "premium" {
  name                = "premium"
  sku_name            = "Premium_1"
  publisher_name      = "x"
  publisher_email     = "y"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_api_management" "consumption" {
  name                = "consumption"
  sku_name            = "Consumption_0"
  publisher_name      = "x"
  publisher_email     = "y"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_app_configuration" "s" {
  name                = "c"
  sku                 = "standard"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"

  replica {
    name     = "r"
    location = "westus"
  }
}

resource "azurerm_app_configuration" "free" {
  name                = "d"
  sku                 = "free"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_container_registry" "basic" {
  name                = "e"
  sku                 = "Basic"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_container_registry" "premium" {
  name                = "f"
  sku                 = "Premium"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  georeplications {
    location = "westeurope"
  }

  georeplications {
    location = "northeurope"
  }
}

resource "azurerm_search_service" "basic" {
  name                = "g"
  sku                 = "basic"
  replica_count       = 2
  partition_count     = 2
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_search_service" "s2" {
  name                = "h"
  sku                 = "standard2"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_automation_account" "a" {
  name                = "aa"
  sku_name            = "Basic"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_automation_dsc_configuration" "a" {
  name                    = "x"
  automation_account_name = azurerm_automation_account.a.name
  resource_group_name     = azurerm_resource_group.example.name
  location                = azurerm_resource_group.example.location
}

resource "azurerm_automation_dsc_nodeconfiguration" "a" {
  name                    = "x"
  automation_account_name = azurerm_automation_account.a.name
  resource_group_name     = azurerm_resource_group.example.name
  location                = azurerm_resource_group.example.location
}

resource "azurerm_automation_job_schedule" "a" {
  automation_account_name = azurerm_automation_account.a.name
  resource_group_name     = azurerm_resource_group.example.name
  schedule_name           = "x"
  runbook_name            = "y"
}

resource "azurerm_automation_watcher" "w" {
  name                  = "w"
  automation_account_id = azurerm_automation_account.a.id
  location              = azurerm_resource_group.example.location
  script_name           = "x"
  script_run_on         = "y"
}

resource "azurerm_application_insights" "i" {
  name                = "i"
  application_type    = "web"
  retention_in_days   = 120
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_application_insights_web_test" "m" {
  name                    = "j"
  kind                    = "multistep"
  enabled                 = true
  application_insights_id = azurerm_application_insights.i.id
  geo_locations           = ["x"]
  resource_group_name     = azurerm_resource_group.example.name
  location                = azurerm_resource_group.example.location
}

resource "azurerm_application_insights_standard_web_test" "s" {
  name                    = "k"
  application_insights_id = azurerm_application_insights.i.id
  frequency               = 600
  geo_locations           = ["x"]
  resource_group_name     = azurerm_resource_group.example.name
  location                = "West Europe"
}

resource "azurerm_log_analytics_workspace" "w" {
  name                = "l"
  sku                 = "PerGB2018"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_log_analytics_workspace" "reserved" {
  name                               = "m"
  sku                                = "CapacityReservation"
  reservation_capacity_in_gb_per_day = 100
  resource_group_name                = azurerm_resource_group.example.name
  location                           = "West Europe"
}

resource "azurerm_monitor_action_group" "g" {
  name                = "n"
  short_name          = "n"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  email_receiver {
    name          = "a"
    email_address = "a"
  }

  email_receiver {
    name          = "b"
    email_address = "b"
  }

  sms_receiver {
    name         = "a"
    country_code = "1"
    phone_number = "1"
  }

  sms_receiver {
    name         = "b"
    country_code = "34"
    phone_number = "1"
  }

  voice_receiver {
    name         = "a"
    country_code = "86"
    phone_number = "1"
  }

  webhook_receiver {
    name        = "a"
    service_uri = "x"
  }

  webhook_receiver {
    name        = "b"
    service_uri = "x"

    aad_auth {
      object_id = "x"
    }
  }

  itsm_receiver {
    name         = "x"
    workspace_id = "x"
  }

  azure_app_push_receiver {
    name          = "x"
    email_address = "x"
  }
}

resource "azurerm_monitor_data_collection_rule" "r" {
  name                = "o"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_monitor_diagnostic_setting" "s" {
  name               = "p"
  target_resource_id = azurerm_key_vault.v.id
  storage_account_id = "x"
}

resource "azurerm_monitor_metric_alert" "a" {
  name                = "q"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
  scopes              = ["x", "y"]

  criteria {
    metric_name = "m"

    dimension {
      name     = "d"
      operator = "Include"
      values   = ["a", "b", "c"]
    }
  }

  dynamic_criteria {
    metric_name = "n"
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert" "a" {
  name                = "r"
  frequency           = 10
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_monitor_scheduled_query_rules_alert_v2" "a" {
  name                 = "s"
  evaluation_frequency = "PT5M"
  resource_group_name  = azurerm_resource_group.example.name
  location             = "West Europe"

  criteria {
    query = "x"

    dimension {
      name     = "d"
      operator = "Include"
      values   = ["a", "b", "c"]
    }
  }
}

resource "azurerm_servicebus_namespace" "basic" {
  name                = "t"
  sku                 = "Basic"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_servicebus_namespace" "standard" {
  name                = "u"
  sku                 = "Standard"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_servicebus_namespace" "premium" {
  name                = "v"
  sku                 = "Premium"
  capacity            = 2
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_eventhub_namespace" "basic" {
  name                = "w"
  sku                 = "Basic"
  capacity            = 1
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_eventhub_namespace" "standard" {
  name                = "x"
  sku                 = "Standard"
  capacity            = 2
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_eventhub_namespace" "premium" {
  name                = "y"
  sku                 = "Premium"
  capacity            = 1
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_eventgrid_topic" "t" {
  name                = "z"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_eventgrid_system_topic" "t" {
  name                = "z2"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_notification_hub_namespace" "basic" {
  name                = "aa"
  namespace_type      = "NotificationHub"
  sku_name            = "Basic"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_notification_hub_namespace" "standard" {
  name                = "ab"
  namespace_type      = "NotificationHub"
  sku_name            = "Standard"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_signalr_service" "s" {
  name                = "ac"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"

  sku {
    name     = "Standard_S1"
    capacity = 2
  }
}

resource "azurerm_signalr_service" "p" {
  name                = "ad"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"

  sku {
    name     = "Premium_P1"
    capacity = 1
  }
}

resource "azurerm_iothub" "s1" {
  name                = "ae"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"

  sku {
    name     = "S1"
    capacity = 3
  }
}

resource "azurerm_iothub_dps" "d" {
  name                = "af"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"

  sku {
    name     = "S1"
    capacity = 1
  }
}

resource "azurerm_key_vault" "v" {
  name                = "kv"
  sku_name            = "premium"
  tenant_id           = "x"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_key_vault_certificate" "c" {
  name         = "ag"
  key_vault_id = azurerm_key_vault.v.id
}

resource "azurerm_key_vault_key" "rsa" {
  name         = "ah"
  key_vault_id = azurerm_key_vault.v.id
  key_type     = "RSA"
  key_size     = 2048
}

resource "azurerm_key_vault_key" "hsm" {
  name         = "ai"
  key_vault_id = azurerm_key_vault.v.id
  key_type     = "RSA-HSM"
  key_size     = 2048
}

resource "azurerm_key_vault_key" "advanced" {
  name         = "aj"
  key_vault_id = azurerm_key_vault.v.id
  key_type     = "EC-HSM"
}

resource "azurerm_key_vault_managed_hardware_security_module" "h" {
  name                = "ak"
  sku_name            = "Standard_B1"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_recovery_services_vault" "v" {
  name                = "rv"
  sku                 = "Standard"
  storage_mode_type   = "LocallyRedundant"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_linux_virtual_machine" "small" {
  name                = "vm"
  size                = "Standard_F2"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"

  os_disk {
    storage_account_type = "Standard_LRS"
    disk_size_gb         = 40
  }
}

resource "azurerm_backup_protected_vm" "small" {
  resource_group_name = azurerm_resource_group.example.name
  recovery_vault_name = azurerm_recovery_services_vault.v.name
  source_vm_id        = azurerm_linux_virtual_machine.small.id
}

resource "azurerm_backup_protected_vm" "usage" {
  resource_group_name = azurerm_resource_group.example.name
  recovery_vault_name = azurerm_recovery_services_vault.v.name
}

resource "azurerm_security_center_subscription_pricing" "appservices" {
  tier          = "Standard"
  resource_type = "AppServices"
}

resource "azurerm_security_center_subscription_pricing" "arm" {
  tier          = "Standard"
  resource_type = "Arm"
}

resource "azurerm_security_center_subscription_pricing" "containerregistry" {
  tier          = "Standard"
  resource_type = "ContainerRegistry"
}

resource "azurerm_security_center_subscription_pricing" "containers" {
  tier          = "Standard"
  resource_type = "Containers"
}

resource "azurerm_security_center_subscription_pricing" "cosmosdbs" {
  tier          = "Standard"
  resource_type = "CosmosDbs"
}

resource "azurerm_security_center_subscription_pricing" "dns" {
  tier          = "Standard"
  resource_type = "Dns"
}

resource "azurerm_security_center_subscription_pricing" "keyvaults" {
  tier          = "Standard"
  resource_type = "KeyVaults"
}

resource "azurerm_security_center_subscription_pricing" "kubernetesservice" {
  tier          = "Standard"
  resource_type = "KubernetesService"
}

resource "azurerm_security_center_subscription_pricing" "opensourcerelationaldatabases" {
  tier          = "Standard"
  resource_type = "OpenSourceRelationalDatabases"
}

resource "azurerm_security_center_subscription_pricing" "sqlservers" {
  tier          = "Standard"
  resource_type = "SqlServers"
}

resource "azurerm_security_center_subscription_pricing" "sqlservervirtualmachines" {
  tier          = "Standard"
  resource_type = "SqlServerVirtualMachines"
}

resource "azurerm_security_center_subscription_pricing" "storageaccounts" {
  tier          = "Standard"
  resource_type = "StorageAccounts"
}

resource "azurerm_security_center_subscription_pricing" "virtualmachines" {
  tier          = "Standard"
  resource_type = "VirtualMachines"
}

resource "azurerm_data_factory" "f" {
  name                = "df"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_data_factory_integration_runtime_azure" "r" {
  name            = "al"
  data_factory_id = azurerm_data_factory.f.id
  location        = "West Europe"
  compute_type    = "ComputeOptimized"
  core_count      = 16
}

resource "azurerm_data_factory_integration_runtime_azure_ssis" "r" {
  name            = "am"
  data_factory_id = azurerm_data_factory.f.id
  location        = "West Europe"
  node_size       = "Standard_D8_v3"
}

resource "azurerm_data_factory_integration_runtime_managed" "r" {
  name            = "an"
  data_factory_id = azurerm_data_factory.f.id
  location        = "West Europe"
  node_size       = "Standard_E64_v3"
  edition         = "Enterprise"
}

resource "azurerm_data_factory_integration_runtime_self_hosted" "r" {
  name            = "ao"
  data_factory_id = azurerm_data_factory.f.id
}

resource "azurerm_databricks_workspace" "standard" {
  name                = "ap"
  sku                 = "standard"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_databricks_workspace" "premium" {
  name                = "aq"
  sku                 = "premium"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_hdinsight_hadoop_cluster" "h" {
  name                = "ar"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"

  roles {
    head_node {
      vm_size = "Standard_D3_V2"
    }

    worker_node {
      vm_size               = "Standard_D4_V2"
      target_instance_count = 3
    }

    zookeeper_node {
      vm_size = "Standard_D3_V2"
    }
  }
}

resource "azurerm_hdinsight_hbase_cluster" "h" {
  name                = "as"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"

  roles {
    head_node {
      vm_size = "Standard_D1"
    }

    worker_node {
      vm_size               = "Standard_D14"
      target_instance_count = 3
    }

    zookeeper_node {
      vm_size = "Standard_D4a_V4"
    }
  }
}

resource "azurerm_hdinsight_interactive_query_cluster" "h" {
  name                = "at"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"

  roles {
    head_node {
      vm_size = "Standard_E2_V3"
    }

    worker_node {
      vm_size               = "Standard_E16_V3"
      target_instance_count = 2
    }

    zookeeper_node {
      vm_size = "Standard_E64i_V3"
    }
  }
}

resource "azurerm_hdinsight_kafka_cluster" "h" {
  name                = "au"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"

  roles {
    head_node {
      vm_size = "Standard_D3_V2"
    }

    worker_node {
      vm_size                  = "Standard_D3_V2"
      target_instance_count    = 3
      number_of_disks_per_node = 2
    }

    zookeeper_node {
      vm_size = "Standard_D3_V2"
    }
  }
}

resource "azurerm_hdinsight_spark_cluster" "h" {
  name                = "av"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"

  roles {
    head_node {
      vm_size = "Standard_G2"
    }

    worker_node {
      vm_size               = "Standard_G2"
      target_instance_count = 3
    }

    zookeeper_node {
      vm_size = "Standard_G2"
    }
  }
}

resource "azurerm_machine_learning_compute_cluster" "c" {
  name                          = "aw"
  location                      = "West Europe"
  vm_priority                   = "Dedicated"
  vm_size                       = "STANDARD_D4S_V3"
  machine_learning_workspace_id = "x"

  scale_settings {
    min_node_count = 1
    max_node_count = 3
  }
}

resource "azurerm_machine_learning_compute_instance" "i" {
  name                          = "ax"
  location                      = "eastus"
  virtual_machine_size          = "STANDARD_DS12_V2"
  machine_learning_workspace_id = "x"
}

resource "azurerm_powerbi_embedded" "a1" {
  name                = "ay"
  sku_name            = "A1"
  administrators      = ["x"]
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_synapse_workspace" "w" {
  name                = "az"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_synapse_sql_pool" "p" {
  name                 = "ba"
  synapse_workspace_id = azurerm_synapse_workspace.w.id
  sku_name             = "DW200c"
}

resource "azurerm_synapse_spark_pool" "p" {
  name                 = "bb"
  synapse_workspace_id = azurerm_synapse_workspace.w.id
  node_size            = "Small"
  node_count           = 3
  node_size_family     = "MemoryOptimized"
}

resource "azurerm_cognitive_account" "language" {
  name                = "bc"
  kind                = "TextAnalytics"
  sku_name            = "S0"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_cognitive_account" "openai" {
  name                = "bd"
  kind                = "OpenAI"
  sku_name            = "S0"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_cognitive_deployment" "dall_e_3" {
  name                 = "dall-e-3"
  cognitive_account_id = azurerm_cognitive_account.openai.id

  model {
    format  = "OpenAI"
    name    = "dall-e-3"
    version = "1"
  }
}

resource "azurerm_cognitive_deployment" "text_embedding_3_small" {
  name                 = "text-embedding-3-small"
  cognitive_account_id = azurerm_cognitive_account.openai.id

  model {
    format  = "OpenAI"
    name    = "text-embedding-3-small"
    version = "1"
  }
}

resource "azurerm_cognitive_deployment" "tts" {
  name                 = "tts"
  cognitive_account_id = azurerm_cognitive_account.openai.id

  model {
    format  = "OpenAI"
    name    = "tts"
    version = "1"
  }
}

resource "azurerm_cognitive_deployment" "whisper" {
  name                 = "whisper"
  cognitive_account_id = azurerm_cognitive_account.openai.id

  model {
    format  = "OpenAI"
    name    = "whisper"
    version = "1"
  }
}

resource "azurerm_cognitive_deployment" "babbage_002" {
  name                 = "babbage-002"
  cognitive_account_id = azurerm_cognitive_account.openai.id

  model {
    format  = "OpenAI"
    name    = "babbage-002"
    version = "1"
  }
}
