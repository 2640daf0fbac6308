provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

resource "aws_vpn_connection" "site" {
  customer_gateway_id = "cgw-1"
  vpn_gateway_id      = "vgw-1"
  type                = "ipsec.1"
}

resource "aws_vpn_connection" "private" {
  customer_gateway_id                     = "cgw-1"
  transit_gateway_id                      = "tgw-1"
  type                                    = "ipsec.1"
  outside_ip_address_type                 = "PrivateIpv4"
  transport_transit_gateway_attachment_id = "tgw-attach-1"
}

resource "aws_globalaccelerator_accelerator" "plain" {
  name = "plain"
}

resource "aws_globalaccelerator_accelerator" "own_addresses" {
  name         = "own"
  ip_addresses = ["198.51.100.1", "198.51.100.2"]
}

resource "aws_globalaccelerator_custom_routing_accelerator" "games" {
  name = "games"
}

resource "aws_redshift_cluster" "open" {
  cluster_identifier = "open"
  node_type          = "ra3.xlplus"
  number_of_nodes    = 2
  cluster_type       = "multi-node"
  master_username    = "root"
  master_password    = "Secret123"
}

resource "aws_redshift_cluster" "closed" {
  cluster_identifier  = "closed"
  node_type           = "ra3.xlplus"
  cluster_type        = "single-node"
  master_username     = "root"
  master_password     = "Secret123"
  publicly_accessible = false
}

resource "aws_eip" "of_redshift" {
  domain = "vpc"
}

resource "aws_redshift_cluster" "with_elastic_ip" {
  cluster_identifier = "elastic"
  node_type          = "ra3.xlplus"
  cluster_type       = "single-node"
  master_username    = "root"
  master_password    = "Secret123"
  elastic_ip         = aws_eip.of_redshift.public_ip
}

resource "aws_redshiftserverless_workgroup" "open" {
  namespace_name      = "n"
  workgroup_name      = "open"
  base_capacity       = 32
  publicly_accessible = true
}

resource "aws_subnet" "public" {
  count                   = 2
  vpc_id                  = "vpc-1"
  cidr_block              = "10.0.${count.index}.0/24"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = "vpc-1"
  cidr_block = "10.0.1${count.index}.0/24"
}

resource "aws_launch_template" "small" {
  name          = "small"
  instance_type = "t3.small"
}

resource "aws_launch_template" "without_address" {
  name          = "without"
  instance_type = "t3.small"

  network_interfaces {
    associate_public_ip_address = false
  }
}

resource "aws_autoscaling_group" "public" {
  min_size            = 3
  max_size            = 3
  vpc_zone_identifier = aws_subnet.public[*].id

  launch_template {
    id = aws_launch_template.small.id
  }
}

resource "aws_autoscaling_group" "private" {
  min_size            = 3
  max_size            = 3
  vpc_zone_identifier = aws_subnet.private[*].id

  launch_template {
    id = aws_launch_template.small.id
  }
}

resource "aws_autoscaling_group" "mixed" {
  min_size            = 3
  max_size            = 3
  vpc_zone_identifier = concat(aws_subnet.private[*].id, aws_subnet.public[*].id)

  launch_template {
    id = aws_launch_template.small.id
  }
}

resource "aws_autoscaling_group" "told_not_to" {
  min_size            = 3
  max_size            = 3
  vpc_zone_identifier = aws_subnet.public[*].id

  launch_template {
    id = aws_launch_template.without_address.id
  }
}

resource "aws_eks_node_group" "public" {
  cluster_name   = "c"
  node_role_arn  = "arn:aws:iam::123456789012:role/nodes"
  subnet_ids     = aws_subnet.public[*].id
  instance_types = ["t3.small"]

  scaling_config {
    desired_size = 2
    max_size     = 2
    min_size     = 2
  }
}

resource "aws_emr_cluster" "public" {
  name          = "emr"
  release_label = "emr-7.1.0"
  service_role  = "arn:aws:iam::123456789012:role/emr"

  ec2_attributes {
    instance_profile = "arn:aws:iam::123456789012:instance-profile/emr"
    subnet_id        = aws_subnet.public[0].id
  }

  master_instance_group {
    instance_type = "m5.xlarge"
  }

  core_instance_group {
    instance_type  = "m5.xlarge"
    instance_count = 2

    ebs_config {
      size = 100
      type = "gp3"
    }
  }
}

resource "aws_msk_cluster" "open" {
  cluster_name           = "open"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3

  broker_node_group_info {
    instance_type   = "kafka.t3.small"
    client_subnets  = ["subnet-1", "subnet-2", "subnet-3"]
    security_groups = ["sg-1"]

    storage_info {
      ebs_storage_info {
        volume_size = 100
      }
    }

    connectivity_info {
      public_access {
        type = "SERVICE_PROVIDED_EIPS"
      }
    }
  }
}

resource "aws_mq_broker" "open" {
  broker_name         = "open"
  engine_type         = "ActiveMQ"
  engine_version      = "5.18"
  host_instance_type  = "mq.m5.large"
  deployment_mode     = "ACTIVE_STANDBY_MULTI_AZ"
  publicly_accessible = true
  security_groups     = ["sg-1"]

  user {
    username = "admin"
    password = "Secret1234567"
  }
}

resource "aws_neptune_cluster_instance" "open" {
  cluster_identifier  = "graph"
  instance_class      = "db.r5.large"
  publicly_accessible = true
}

resource "aws_elastic_beanstalk_environment" "single" {
  name                = "single"
  application         = "app"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"

  setting {
    namespace = "aws:elasticbeanstalk:environment"
    name      = "EnvironmentType"
    value     = "SingleInstance"
  }
  setting {
    namespace = "aws:autoscaling:launchconfiguration"
    name      = "InstanceType"
    value     = "t3.small"
  }
}

resource "aws_elastic_beanstalk_environment" "public" {
  name                = "public"
  application         = "app"
  solution_stack_name = "64bit Amazon Linux 2023 v4.3.0 running Python 3.11"

  setting {
    namespace = "aws:autoscaling:launchconfiguration"
    name      = "InstanceType"
    value     = "t3.small"
  }
  setting {
    namespace = "aws:autoscaling:asg"
    name      = "MinSize"
    value     = "2"
  }
  setting {
    namespace = "aws:ec2:vpc"
    name      = "AssociatePublicIpAddress"
    value     = "true"
  }
}
